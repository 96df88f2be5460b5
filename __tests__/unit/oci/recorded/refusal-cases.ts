import { everyItem } from "../services/service-fixture.js";
import type { RecordedCase, RecordedCases } from "./case.js";
import type { RecordedAnswer } from "./recorded-answer.js";
import { failure, failureOf, type Reader } from "./replay.js";

type Ask = (reader: Reader) => Promise<unknown>;

/** The status, code and message are the service's own. */
const refused = (ask: Ask): RecordedCase => ({
  read: (reader) => failureOf(ask(reader)),
  gives: ({ status, body }: RecordedAnswer) => {
    const { code, message } = body as { readonly code: string; readonly message: string };
    return failure(status, code, message.trim());
  },
});

/** A gateway's page says nothing: the failure has the status alone. */
const withoutCode = (message: string): RecordedCase => ({
  read: (reader) => failureOf(core(reader)),
  gives: ({ status }) => failure(status, null, message),
});

const core: Ask = ({ region }) => region.instance("i");
const bucket: Ask = ({ store }) => store.getBucket("ns", "b");
const search: Ask = ({ region }) => everyItem(region.find("query volume resources"));

export const REFUSAL_CASES: RecordedCases = {
  "error-400-core": refused(core),
  "boot-volume-bad-ocid": refused(core),
  "error-404-core": refused(core),
  "error-404-identity": refused(({ cloud }) => cloud.compartment("c")),
  "error-409": refused(core),
  "made-error-429": refused(core),
  "error-403": refused(bucket),
  "error-412": refused(bucket),
  "bucket-not-found": refused(bucket),
  "search-bad-query": refused(search),
  "search-unknown-type": refused(search),
  "error-500": withoutCode("500 Internal Server Error"),
  "error-502": withoutCode("502 Bad Gateway"),
};
