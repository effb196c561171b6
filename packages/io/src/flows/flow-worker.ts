import { resolveOwnModules } from '../own-modules.ts';

// Before anything else is looked for; what it loads is loaded while the thread that plans still reads its tables.
resolveOwnModules();
const { answerFlowWork } = await import('./answer-flow-work.ts');
answerFlowWork();
