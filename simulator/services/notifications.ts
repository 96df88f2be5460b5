import { randomUUID } from "node:crypto";

import { rootCompartment, type Operation } from "../wire/operation.js";
import { invalidParameter } from "../wire/service-error.js";

export const NOTIFICATION_OPERATIONS: readonly Operation[] = [
  {
    name: "PublishMessage",
    service: "notification",
    method: "POST",
    path: "/20181201/topics/{topicId}/messages",
    compartment: rootCompartment,
    answer: (call) => {
      const { body } = JSON.parse(call.body.toString()) as { body?: string };
      if (body === undefined) throw invalidParameter("The message has no body.");
      const timeStamp = new Date(call.now).toISOString();
      return { status: 202, body: { messageId: randomUUID(), timeStamp } };
    },
  },
];
