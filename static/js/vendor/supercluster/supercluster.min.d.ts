/** Ours: the build is loaded for its effect, a global `Supercluster`. */
export {};
