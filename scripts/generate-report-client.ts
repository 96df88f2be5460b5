import { writeFileSync } from "node:fs";
import { clientModule, CLIENT_MODULE } from "../report-viewer/bundle.js";

writeFileSync(CLIENT_MODULE, await clientModule());
