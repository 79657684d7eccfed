/** Asks before a command whose words want it, and lets the model ask a person. */
export default function (pi) {
  pi.on("tool_call", async (event, ctx) => {
    const command = event.toolName === "bash" ? event.input.command : "";
    let allowed = true;
    if (command.includes("CONFIRM")) {
      allowed = await ctx.ui.confirm("May this run?", command);
    } else if (command.includes("SELECT")) {
      allowed = (await ctx.ui.select("May this run?", ["Yes", "No"])) === "Yes";
    } else if (command.includes("HASTY")) {
      allowed = await ctx.ui.confirm("May this run soon?", command, { timeout: 1500 });
    }
    return allowed ? undefined : { block: true, reason: "Nobody wanted that" };
  });
  pi.registerTool({
    name: "ask_user",
    label: "Ask",
    description: "Asks a person",
    parameters: {
      type: "object",
      properties: { question: { type: "string" }, options: { type: "array", items: { type: "string" } } },
      required: ["question", "options"],
    },
    async execute(_id, params, _signal, _update, ctx) {
      const answer = await ctx.ui.select(params.question, params.options);
      return { content: [{ type: "text", text: `They said ${answer}` }], details: {} };
    },
  });
  pi.registerTool({
    name: "ask_more",
    label: "Ask more",
    description: "Asks a person in one of three ways",
    parameters: {
      type: "object",
      properties: { how: { type: "string" }, question: { type: "string" }, more: { type: "string" } },
      required: ["how", "question", "more"],
    },
    async execute(_id, { how, question, more }, _signal, _update, ctx) {
      const answer = how === "confirm" ? await ctx.ui.confirm(question, more)
        : how === "input" ? await ctx.ui.input(question, more) : await ctx.ui.editor(question, more);
      return { content: [{ type: "text", text: `They said ${answer}` }], details: {} };
    },
  });
}
