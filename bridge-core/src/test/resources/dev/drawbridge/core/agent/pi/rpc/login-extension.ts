import { appendFileSync } from "node:fs";
import type { ExtensionAPI } from "@earendil-works/pi-coding-agent";

/** A provider whose credentials have to be renewed before each use. */
export default function (pi: ExtensionAPI) {
  pi.registerProvider("club", {
    name: "Club",
    baseUrl: process.env.CLUB_URL,
    api: "openai-completions",
    models: [
      { id: "member-1", name: "member-1", reasoning: false, input: ["text"], contextWindow: 100000, maxTokens: 4096, cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 } },
    ],
    oauth: {
      name: "Club",
      login: async () => { throw new Error("nobody is here to log in"); },
      refreshToken: async (credentials) => {
        appendFileSync(process.env.CLUB_RENEWALS, credentials.refresh + "\n");
        await new Promise((done) => setTimeout(done, 1000));
        return { ...credentials, access: "renewed", refresh: credentials.refresh + "+", expires: Date.now() + 3600000 };
      },
      getApiKey: (credentials) => credentials.access,
    },
  });
}
