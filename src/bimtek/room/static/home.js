// The home page listens for what the facilitator tells.

import { listen } from "./link.js";
import "./notes.js";

listen();
