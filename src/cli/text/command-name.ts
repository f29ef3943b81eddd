/** The commands of the program. */
export type CommandName = "list" | "find" | "delete" | "disable" | "enable" | "rotate" | "sandbox";
