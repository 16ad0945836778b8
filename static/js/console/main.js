// What the portal adds to the console in the browser.
import { guardFiles } from "./files.js";
import { romanianLabels } from "./labels.js";
import { guardSession } from "./session.js";

guardFiles(document);
guardSession(document);
romanianLabels(document);
