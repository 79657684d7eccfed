import type { ExtensionAPI } from "@earendil-works/pi-coding-agent";

const NOTHING = { type: "object", properties: {} } as any;

export default function (pi: ExtensionAPI) {
  pi.on("tool_call", async (event: any, ctx) => {
    const what = JSON.stringify(event.input);
    if (what.includes("confirmed") && !(await ctx.ui.confirm("May it?", what))) {
      return { block: true, reason: "the person said no" };
    }
    if (what.includes("selected") && (await ctx.ui.select("Run this?", ["Yes", "No"])) !== "Yes") {
      return { block: true, reason: "the person chose no" };
    }
    return undefined;
  });
  pi.registerTool({
    name: "ask_user", label: "Ask", description: "asks", parameters: NOTHING,
    async execute(_id: string, _params: any, signal: any, _update: any, ctx: any) {
      const answer = await ctx.ui.select("Which one?", ["red", "green", "blue"], { signal });
      return { content: [{ type: "text", text: "chosen: " + answer }], details: {} };
    },
  } as any);
  pi.registerTool({
    name: "todo", label: "Todo", description: "notes what is to do", parameters: NOTHING,
    async execute() {
      return {
        content: [{ type: "text", text: "noted" }],
        details: { todos: [{ id: 1, text: "look", done: true }, { id: 2, text: "leap", done: false }] },
      };
    },
  } as any);
  pi.registerTool({
    name: "squeeze", label: "Squeeze", description: "has the context compacted", parameters: NOTHING,
    async execute(_id: string, _params: any, _signal: any, _update: any, ctx: any) {
      ctx.compact();
      return { content: [{ type: "text", text: "squeezed" }], details: {} };
    },
  } as any);
  pi.registerCommand("both", {
    description: "opens two dialogs at once, one with a time",
    handler: async (_args, ctx) => {
      const answers = await Promise.all([
        ctx.ui.confirm("c1", "m1", { timeout: 400 }), ctx.ui.select("s1", ["a", "b"]),
      ]);
      ctx.ui.notify("both=" + JSON.stringify(answers), "info");
    },
  });
  pi.registerCommand("all", {
    description: "asks in every way",
    handler: async (_args, ctx) => {
      const line = await ctx.ui.input("name", "who");
      const text = await ctx.ui.editor("text", "filled");
      const sure = await ctx.ui.confirm("sure", "really?");
      ctx.ui.notify("all=" + JSON.stringify([line, text, sure]), "info");
    },
  });
  pi.registerCommand("show", {
    description: "shows things",
    handler: async (_args, ctx) => {
      ctx.ui.setStatus("state", "busy");
      ctx.ui.setWidget("list", ["☑ look", "☐ leap"]);
      ctx.ui.setTitle("title");
      ctx.ui.setEditorText("typed");
    },
  });
  pi.registerCommand("newsess", {
    description: "goes to another session",
    handler: async (_args, ctx) => { await ctx.newSession(); },
  });
  pi.registerCommand("boom", { description: "fails", handler: async () => { throw new Error("boom"); } });
  pi.registerCommand("speak", {
    description: "says something that the model answers",
    handler: async () => {
      pi.sendMessage({ customType: "x", content: "SAY: heard", display: true }, { triggerTurn: true });
    },
  });
  pi.registerCommand("remark", {
    description: "says something that nobody answers",
    handler: async () => { pi.sendMessage({ customType: "x", content: "by the way", display: true }); },
  });
  pi.registerCommand("handled", { description: "nothing", handler: async () => {} });
  pi.on("input" as any, async (event: any) =>
    event.text === "swallow me" ? { action: "handled" } : { action: "continue" });
}
