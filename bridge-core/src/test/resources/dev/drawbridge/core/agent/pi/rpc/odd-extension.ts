import { writeSync } from "node:fs";
import type { ExtensionAPI } from "@earendil-works/pi-coding-agent";

export default function (pi: ExtensionAPI) {
  pi.registerCommand("noise", {
    description: "prints on the stream of messages, behind Pi's back",
    handler: async () => {
      writeSync(1, "NOISE\n{\"no\": \"message\"}\n[1,2]\nnull\n\n{\"broken\n42\nwithout an end ");
      console.log("noise by the usual way");
    },
  });
  pi.registerCommand("dialogs", {
    description: "opens every dialog and shows everything",
    handler: async (_args, ctx) => {
      const answers = await Promise.all([
        ctx.ui.select("which", ["one", "two"], { timeout: 60000 }),
        ctx.ui.confirm("sure", "really?"),
        ctx.ui.input("name", "who"),
        ctx.ui.editor("text", "filled"),
      ]);
      ctx.ui.setStatus("state", "asked");
      ctx.ui.setStatus("state", undefined);
      ctx.ui.setWidget("list", ["a", "b"]);
      ctx.ui.setTitle("title");
      ctx.ui.setEditorText("typed");
      ctx.ui.notify(JSON.stringify(answers), "warning");
    },
  });
  pi.registerCommand("boom", { description: "fails", handler: async () => { throw new Error("boom"); } });
  pi.registerCommand("slow", {
    description: "is answered late",
    handler: async () => { await new Promise((done) => setTimeout(done, 700)); },
  });
  pi.registerCommand("die", { description: "dies", handler: async () => { process.stderr.write("last words\n"); process.exit(7); } });
}
