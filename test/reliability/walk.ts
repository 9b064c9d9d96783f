import { type Pose, rested, type Subject } from './subject.js';

// More than any flow here has steps.
const mostSteps = 15;

export const endOf = ({ at, error }: Pose): string => (error ? `${at}: ${error.code}` : at);

/** The user goes on to this place, or to the end; who meets the third refusal on the way gives up. */
export const walk = async (subject: Subject, to?: string): Promise<Pose> => {
  let refusals = 0;
  for (let step = 0; step < mostSteps; step += 1) {
    const pose = await rested(subject);
    if (pose.state === 'ended' || (to !== undefined && pose.at === to)) return pose;
    if (pose.error) refusals += 1;
    if (refusals > 2) return pose;
    if (pose.state === 'failed') subject.retry();
    else await subject.act();
  }
  return subject.pose();
};

/** The user goes on, at least a step, until there is an error again. */
export const walkToError = async (subject: Subject): Promise<Pose> => {
  let pose = subject.pose();
  for (let step = 0; step < mostSteps; step += 1) {
    await subject.act();
    pose = await rested(subject);
    if (pose.error || pose.state === 'ended') return pose;
  }
  return pose;
};
