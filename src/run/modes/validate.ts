import type { ValidationSettings } from "../../settings/settings.js";
import { writeOutputs } from "../../github/outputs.js";
import { narrateProblem } from "../narrate.js";
import type { World } from "../world.js";
import { EXIT } from "../exit-code.js";

/** `mode: validate`: says what is wrong with a policy file, with no call to anything. */
export async function validate(world: World, { policyFile }: ValidationSettings): Promise<number> {
  const { validatePolicy } = await import("../../settings/policy-file/validate.js");
  const { isValid, lines } = validatePolicy(policyFile.text, policyFile.path, world.now());
  for (const line of lines) world.log[line.includes(": warning: ") ? "warning" : "error"](line);
  const headline = isValid
    ? `${policyFile.path} is a valid policy file.`
    : `${policyFile.path} is not a valid policy file: the log says why.`;
  if (isValid) world.log.info(headline);
  narrateProblem(world.log, await writeOutputs({ headline }));
  return isValid ? EXIT.passed : EXIT.notAudited;
}
