import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { ApiError, readPages } from "./peer.ts";
import type { ByokKey, Client, Peer } from "./peer.ts";

interface Call {
  path?: { id: string };
  query?: object;
  body?: object;
}

type Operation<Data> = (
  call: Call,
) => Promise<{ data?: Data; error?: { error: { code: number; message: string } } }>;

/** The part of the generated code that the checks use. */
interface Generated {
  client: { setConfig: (config: { baseUrl: string; auth: string }) => void };
  createByokKey: Operation<{ data: ByokKey }>;
  listByokKeys: Operation<{ data: ByokKey[] }>;
  listWorkspaces: Operation<{ data: { name: string }[] }>;
  getByokKey: Operation<{ data: ByokKey }>;
  updateByokKey: Operation<{ data: ByokKey }>;
  deleteByokKey: Operation<{ deleted: true }>;
}

/**
 * The client that @hey-api/openapi-ts generates from the contract.
 *
 * @param folder - The folder to generate the client in.
 */
export async function generateHeyApi(folder: string): Promise<Peer> {
  const generated = await generate(join(folder, "hey-api"));
  return {
    title: "hey-api",
    connect(baseUrl, auth): Client {
      generated.client.setConfig({ baseUrl, auth });
      return {
        create: async (body) => (await read(generated.createByokKey, { body })).data,
        list: (provider, workspaceId) =>
          readPages(async (page) => {
            const query = { provider, workspace_id: workspaceId, ...page };
            return (await read(generated.listByokKeys, { query })).data;
          }),
        async listWorkspaces() {
          const workspaces = await readPages(
            async (page) => (await read(generated.listWorkspaces, { query: page })).data,
          );
          return workspaces.map(({ name }) => name);
        },
        get: async (id) => (await read(generated.getByokKey, { path: { id } })).data,
        update: async (id, body) =>
          (await read(generated.updateByokKey, { path: { id }, body })).data,
        remove: (id) => read(generated.deleteByokKey, { path: { id } }),
      };
    },
  };
}

async function generate(folder: string): Promise<Generated> {
  const contract = fileURLToPath(new URL("../../openapi/byok.yaml", import.meta.url));
  const program = join(import.meta.dirname, "node_modules/@hey-api/openapi-ts/bin/run.js");
  const args = ["--input", contract, "--output", folder, "--silent", "--no-log-file"];
  execFileSync(process.execPath, [program, ...args], { stdio: "inherit" });
  const outfile = join(folder, "client.js");
  const contents = 'export * from "./client.gen"; export * from "./sdk.gen";';
  const stdin = { contents, resolveDir: folder };
  await build({ stdin, bundle: true, format: "esm", platform: "node", outfile });
  return (await import(pathToFileURL(outfile).href)) as Generated;
}

async function read<Data>(operation: Operation<Data>, call: Call): Promise<Data> {
  const { data, error } = await operation(call);
  if (error) throw new ApiError(error.error);
  if (data === undefined) throw new Error("there is no body");
  return data;
}
