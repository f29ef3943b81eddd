import { contractPath } from "./execute.ts";
import { bundleSizes, moduleCounts } from "./measure/bundle-size.ts";
import { callTimes } from "./measure/call-time.ts";
import { coldImports } from "./measure/cold-import.ts";
import { generations } from "./measure/generate.ts";
import type { Generations } from "./measure/generate.ts";
import { installedSizes } from "./measure/installed-size.ts";
import { throughput } from "./measure/throughput.ts";
import { typeChecks } from "./measure/type-check.ts";
import type { Samples } from "./samples.ts";

export interface Results {
  bundleSizes: Samples;
  installedSizes: Samples;
  moduleCounts: Samples;
  coldImports: Samples;
  callTimes: Samples;
  singleCalls: Samples;
  parallelCalls: Samples;
  typeChecks: Samples;
  contract: Generations;
  larger: Generations | undefined;
}

/**
 * Runs all measurements, one after the other.
 *
 * @param tarball - The path of the packed package.
 * @param larger - The path of a larger description, if it is measured.
 */
export async function measure(tarball: string, larger: string | undefined): Promise<Results> {
  console.error("measuring sizes");
  const sizes = {
    bundleSizes: await bundleSizes(),
    installedSizes: await installedSizes(tarball),
    moduleCounts: await moduleCounts(),
  };
  console.error("measuring imports and calls");
  const times = {
    coldImports: await coldImports(15),
    callTimes: await callTimes(11, 4000),
    singleCalls: await throughput(1, 5, 800),
    parallelCalls: await throughput(64, 5, 800),
  };
  console.error("measuring compilers and generators");
  return {
    ...sizes,
    ...times,
    typeChecks: await typeChecks(7),
    contract: await generations(contractPath, 5),
    larger: larger === undefined ? undefined : await generations(larger, 2),
  };
}
