import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createMachine, not } from 'xstate';
import { everywhere, mermaidOf } from '../support/mermaid.js';

test('regions, ends, history, guards and what the machine itself sends are drawn', () => {
  const machine = createMachine({
    id: 'editor',
    type: 'parallel',
    on: { close: { target: '.file.gone', guard: not('dirty') } },
    states: {
      bold: { initial: 'off', states: { off: { on: { flip: 'on' } }, on: {} } },
      file: {
        initial: 'clean',
        onDone: '#editor.bold.on',
        states: {
          clean: { on: { edit: { target: 'dirty', guard: { type: 'may', params: 'edit' } } } },
          dirty: { after: { 500: 'was' }, invoke: { id: 'save', src: 'save', onDone: 'gone' } },
          was: { type: 'history' },
          gone: { type: 'final' },
        },
      },
    },
  });
  assert.equal(mermaidOf(machine).split('\n'), [
    'stateDiagram-v2',
    '  state "editor" as editor {',
    '    state "bold" as bold {',
    '      [*] --> bold_off',
    '      state "off" as bold_off',
    '      state "on" as bold_on',
    '    }',
    '    --',
    '    state "file" as file {',
    '      [*] --> file_clean',
    '      state "clean" as file_clean',
    '      state "dirty" as file_dirty',
    '      state "H" as file_was',
    '      state "gone" as file_gone',
    '      file_gone --> [*]',
    '    }',
    '  }',
    '  bold_off --> bold_on : flip',
    '  file --> bold_on : done',
    '  file_clean --> file_dirty : edit [may edit]',
    '  file_dirty --> file_gone : save done',
    '  file_dirty --> file_was : after 500',
  ]);
  assert.equal(everywhere(machine), ['`close [not dirty]` → `file.gone`']);
});

test.run();
