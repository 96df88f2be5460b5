import { DAY_MS } from "../../plain/days.js";

/**
 * What the service is given beyond a nominal start before its backup counts as missing. Scheduled
 * backups may start several hours late; a daily one is complete within 24 hours.
 * Source: docs.oracle.com/iaas/Content/Block/Tasks/schedulingvolumebackups.htm
 */
export const SCHEDULE_SLACK_MS = DAY_MS;
