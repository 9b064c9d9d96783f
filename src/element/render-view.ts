import type { TemplateResult } from 'lit';
import type { StepContext } from './step.js';
import { apiKeyStep, basicStep } from './steps/credentials.js';
import { authenticatedStep, cancelledStep, failedStep, waitingStep } from './steps/ends.js';
import { methodStep, nameStep } from './steps/install.js';
import { oauthStep } from './steps/oauth.js';
import { propertiesStep } from './steps/properties.js';

/** The template of a view: one for each step. */
export const renderView = ({ view, ...rest }: StepContext): TemplateResult => {
  switch (view.step) {
    case 'loading':
    case 'saving':
    case 'verifying':
      return waitingStep({ view, ...rest });
    case 'method':
      return methodStep({ view, ...rest });
    case 'name':
      return nameStep({ view, ...rest });
    case 'properties':
      return propertiesStep({ view, ...rest });
    case 'apiKey':
      return apiKeyStep({ view, ...rest });
    case 'basic':
      return basicStep({ view, ...rest });
    case 'oauth':
      return oauthStep({ view, ...rest });
    case 'authenticated':
      return authenticatedStep({ view, ...rest });
    case 'failed':
      return failedStep({ view, ...rest });
    case 'cancelled':
      return cancelledStep({ view, ...rest });
  }
};
