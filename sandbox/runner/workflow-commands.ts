import { annotationPlace } from './annotation-place.ts';
import type { Masks } from './masks.ts';
import { parseCommand, type WorkflowCommand } from './parse-command.ts';
import { type StepEffects, saveState, setOutput } from './step-effects.ts';
import type { StepLog } from './step-log.ts';

/** Commands that the runner knows; a line with any other name is plain output. */
const COMMANDS = new Set([
  'stop-commands',
  'set-env',
  'set-output',
  'save-state',
  'add-mask',
  'add-path',
  'add-matcher',
  'remove-matcher',
  'debug',
  'warning',
  'error',
  'notice',
  'group',
  'endgroup',
  'echo',
]);

/** Never echoed under `::echo::on`, because they show themselves or are secret. */
const SILENT = new Set(['add-mask', 'debug', 'warning', 'error', 'notice']);

/** Reads one step's output, stdout and stderr together: `::stop-commands::` on the one stops the other. */
export interface CommandReader {
  /** Takes one line of output: carries out its command, or writes it to the log. */
  read(line: string): void;
  /** Whether a command was refused, which fails the step. */
  refused(): boolean;
}

/** @param workspace absolute; files of annotations are shown relative to it */
export function createCommandReader(effects: StepEffects, log: StepLog, masks: Masks, workspace: string): CommandReader {
  let stopToken: string | null = null;
  let echo = false;
  let refused = false;

  function refuse(shown: string, reason: string): void {
    log.annotate('error', `Unable to process command '${shown}' successfully.`);
    log.annotate('error', reason);
    refused = true;
  }

  function stop(token: string, line: string): void {
    if (token === '' || token.toLowerCase() === 'pause-logging' || COMMANDS.has(token.toLowerCase())) {
      refuse(line, `You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command.`);
      return;
    }
    stopToken = token.toLowerCase();
    if (token.length > 6) masks.add(token);
    log.write(line);
    log.debug('Paused processing commands until the token you called ::stopCommands:: with is received');
  }

  function switchEcho(value: string, line: string): void {
    const wanted = value.trim().toLowerCase();
    if (wanted === 'on' || wanted === 'off') echo = wanted === 'on';
    else refuse(line, `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${value}'.`);
  }

  function carryOut({ name, data, properties }: WorkflowCommand, line: string): void {
    switch (name) {
      case 'stop-commands':
        stop(data, line);
        return;
      case 'add-mask':
        if (data.trim() === '') log.annotate('warning', `Can't add secret mask for empty string in ##[add-mask] command.`);
        else masks.addWithLines(data);
        return;
      case 'error':
      case 'warning':
      case 'notice':
        log.annotate(name, data, { title: properties.get('title') ?? null, ...annotationPlace(properties, workspace) });
        return;
      case 'debug':
        log.debug(data);
        return;
      case 'group':
        log.write(`##[group]${data}`);
        return;
      case 'endgroup':
        log.write('##[endgroup]');
        return;
      case 'echo':
        switchEcho(data, line);
        return;
      case 'set-output':
      case 'save-state':
        keepValue(name, properties.get('name'), data, line);
        return;
      case 'set-env':
      case 'add-path':
        refuse(line, `The \`${name}\` command is disabled. Please upgrade to using Environment Files.`);
        return;
      default:
        log.annotate('warning', `This runner does not model ::${name}::.`);
    }
  }

  function keepValue(command: 'set-output' | 'save-state', name: string | undefined, value: string, line: string): void {
    log.annotate(
      'warning',
      `The \`${command}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files.`,
    );
    if (name === undefined) refuse(line, `Required field 'name' is missing in ##[${command}] command.`);
    else if (command === 'set-output') setOutput(effects, log, name, value);
    else saveState(effects, log, name, value);
  }

  return {
    read(line) {
      const command = parseCommand(line, (name) => name === stopToken || COMMANDS.has(name));
      if (command === null) {
        log.write(line);
        return;
      }
      if (stopToken !== null) {
        log.write(line);
        if (command.name === stopToken) stopToken = null;
        return;
      }
      if (echo && !SILENT.has(command.name)) log.write(line);
      carryOut(command, line);
    },
    refused: () => refused,
  };
}
