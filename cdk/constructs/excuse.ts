import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Accepts a finding of cdk-nag on one construct, with the reason. There is no other way in cdk/ to silence one. */
export function excuse(construct: IConstruct, rules: readonly string[], reason: string): void {
  Validations.of(construct).acknowledge(...rules.map((id) => ({ id: `AwsSolutions-${id}`, reason })))
}
