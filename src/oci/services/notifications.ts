import { NotificationDataPlaneClient } from "oci-ons";

import type { SdkHttpClient } from "../transport/transport.js";
import { sdkClient } from "./sdk-client.js";

/** Plain text for the subscribers of one topic. */
export interface TopicMessage {
  readonly topicId: string;
  readonly title: string;
  readonly body: string;
}

/** Throws `OciFailure`. */
export type PublishMessage = (message: TopicMessage) => Promise<void>;

/** OCI Notifications in one region, as far as it takes messages. */
export class Notifications {
  readonly #client: NotificationDataPlaneClient;

  constructor(region: string, httpClient: SdkHttpClient) {
    this.#client = sdkClient(NotificationDataPlaneClient, httpClient, region);
  }

  async publish({ topicId, title, body }: TopicMessage): Promise<void> {
    await this.#client.publishMessage({ topicId, messageDetails: { title, body } });
  }
}
