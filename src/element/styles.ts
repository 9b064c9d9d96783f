import { feedback } from './styles/feedback.js';
import { form } from './styles/form.js';
import { frame } from './styles/frame.js';

/** What every element looks like. */
export const styles = [frame, form, feedback];
