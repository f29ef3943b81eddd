import type { components } from "../generated/schema.ts";

/** A workspace as the API returns it. */
export type Workspace = components["schemas"]["Workspace"];

/** A workspace to create with `addWorkspace`. */
export interface NewWorkspace {
  /** A UUID. By default, a random one. */
  readonly id?: string | undefined;
  /** The display name. By default, `Workspace 2`, `Workspace 3` and so on. */
  readonly name?: string | undefined;
}

/** The workspaces of an account, the default one first. */
export class Workspaces {
  readonly #workspaces = new Map<string, Workspace>();
  readonly defaultId: string;

  constructor() {
    this.defaultId = this.add({ name: "default" }).id;
  }

  /**
   * Creates a workspace.
   *
   * @throws if a workspace with this id exists
   */
  add({ id = crypto.randomUUID(), name = this.#nextName() }: NewWorkspace): Workspace {
    if (this.has(id)) throw new Error(`workspace ${id} already exists`);
    const workspace: Workspace = {
      id,
      name,
      slug: toSlug(name),
      description: null,
      default_guardrail_id: crypto.randomUUID(),
      default_image_model: null,
      default_provider_sort: null,
      default_text_model: null,
      include_byok_in_budgets: false,
      io_logging_api_key_ids: null,
      io_logging_sampling_rate: 1,
      is_data_discount_logging_enabled: false,
      is_observability_broadcast_enabled: false,
      is_observability_io_logging_enabled: false,
      created_at: new Date().toISOString(),
      created_by: null,
      updated_at: null,
    };
    this.#workspaces.set(id.toLowerCase(), workspace);
    return workspace;
  }

  #nextName(): string {
    return `Workspace ${String(this.#workspaces.size + 1)}`;
  }

  has(id: string): boolean {
    return this.#workspaces.has(id.toLowerCase());
  }

  list(): Workspace[] {
    return [...this.#workspaces.values()];
  }
}

function toSlug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
