/**
 * The least that a program on the SDK does before its first request is on the wire: it imports the
 * same service clients as the audit, makes one, and signs and sends one request with it.
 */
import { Region, SimpleAuthenticationDetailsProvider } from "oci-common";
import "oci-core";
import { IdentityClient } from "oci-identity";
import "oci-objectstorage";
import "oci-resourcesearch";

const { env } = process;
const tenancyId = env["OCI_CLI_TENANCY"] ?? "";
const client = new IdentityClient({
  authenticationDetailsProvider: new SimpleAuthenticationDetailsProvider(
    tenancyId,
    env["OCI_CLI_USER"] ?? "",
    env["OCI_CLI_FINGERPRINT"] ?? "",
    env["OCI_CLI_KEY_CONTENT"] ?? "",
    null,
    Region.fromRegionId(env["OCI_CLI_REGION"] ?? ""),
  ),
});
await client.listRegionSubscriptions({ tenancyId });
process.exit(0);
