/** Ours: the build is loaded for its effect, a global `L`. */
export {};
