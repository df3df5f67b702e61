// Three small things that a page can do without: local times, keys, and claims that change while one looks.
import { localTimes } from "./times.js";
import { keys } from "./keys.js";
import { live } from "./live.js";

localTimes(document);
keys();
live();
