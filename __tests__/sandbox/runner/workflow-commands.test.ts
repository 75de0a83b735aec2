import { describe, expect, it } from '@jest/globals';
import { jobOf, runMain } from './fixture-action.ts';

/** The log without what the runner prints before the step. */
const body = (log: string) => log.slice(log.indexOf('BEGIN\n') + 'BEGIN\n'.length);
const printing = (...lines: string[]) => ['BEGIN', ...lines].map((line) => `console.log(${JSON.stringify(line)});`).join('\n');

describe('workflow commands', () => {
  it('become annotations with a place, and lines of the log', async () => {
    const { annotations, log } = await runMain(
      `console.log('BEGIN');
       console.log('::error file=' + env.GITHUB_WORKSPACE + '/a.tf,line=3,endLine=4,title=Locked::in use%0Aby Ann');
       console.log('::warning::w'); console.log('::notice::n'); console.log('::debug::d')`,
    );
    expect(annotations).toEqual([
      { level: 'error', message: 'in use\nby Ann', title: 'Locked', file: 'a.tf', line: 3, endLine: 4, column: null, endColumn: null },
      expect.objectContaining({ level: 'warning', message: 'w', file: null }),
      expect.objectContaining({ level: 'notice', message: 'n' }),
    ]);
    expect(body(log)).toBe('Error: in use\nby Ann\nWarning: w\nNotice: n\n');
  });

  it('work on stderr too, and after blanks or a carriage return', async () => {
    const { annotations } = await runMain(`process.stderr.write('progress\\r  ::error::from stderr\\n')`);
    expect(annotations.map(({ message }) => message)).toEqual(['from stderr']);
  });

  it('in the old form are carried out in the middle of a line', async () => {
    const { annotations, log } = await runMain(printing('resource "##[error]injected"'));
    expect(annotations.map(({ message }) => message)).toEqual(['injected"']);
    expect(body(log)).toBe('Error: injected"\n');
  });

  it('keep 10 annotations of each level; the rest is only in the log', async () => {
    const { annotations, log } = await runMain(
      `for (let i = 1; i <= 12; i++) { console.log('::error::e' + i); console.log('::notice::n' + i); }`,
    );
    expect(annotations.map(({ message }) => message).sort()).toEqual(
      ['e', 'n'].flatMap((letter) => Array.from({ length: 10 }, (_, i) => `${letter}${i + 1}`)).sort(),
    );
    expect(log).toContain('Error: e12\n');
  });

  it('cut a message at 4096 characters', async () => {
    const { annotations } = await runMain(`console.log('::error::' + 'x'.repeat(5000))`);
    expect(annotations[0]?.message).toHaveLength(4096);
  });

  it('group lines until the group ends', async () => {
    const { log } = await runMain(printing('::group::Plan', 'inside', '::error::bad', '::endgroup::', 'outside'));
    expect(body(log)).toBe('▼ Plan\n  inside\n  Error: bad\noutside\n');
  });

  it('are stopped on both outputs until the token comes back, masks included', async () => {
    const { log, annotations, masks } = await runMain(
      printing(
        '::stop-commands::0f9e-token',
        '::error::not one',
        '::add-mask::visible',
        'visible',
        '::0f9e-TOKEN::',
        '::error::one',
        '::add-mask::hidden',
        'visible hidden',
      ),
      { github: { token: 'ghs_fake' } },
    );
    expect(annotations.map(({ message }) => message)).toEqual(['one']);
    expect(masks).toEqual(['ghs_fake', '0f9e-token', 'hidden']);
    expect(body(log)).toBe(
      '::stop-commands::***\n::error::not one\n::add-mask::visible\nvisible\n::0f9e-TOKEN::\nError: one\nvisible ***\n',
    );
  });

  it('draw a stored ##[ mark at the start of a line even while stopped, as the page does', async () => {
    const { log, annotations } = await runMain(printing('::stop-commands::0f9e-token', '##[error]fake', 'x ##[error]plain'));
    expect(annotations).toEqual([]);
    expect(body(log)).toBe('::stop-commands::***\nError: fake\nx ##[error]plain\n');
  });

  it.each([
    ['an empty stop token', '::stop-commands::'],
    ['a stop token that is a command', '::stop-commands::error'],
    ['set-env', '::set-env name=A::b'],
    ['add-path', '::add-path::/x'],
    ['set-output without a name', '::set-output::b'],
    ['a bad echo value', '::echo::loud'],
  ])('fail the step when refused: %s', async (_, line) => {
    const { conclusion, exitCode, annotations } = await runMain(printing(line));
    expect([conclusion, exitCode]).toEqual(['failure', 0]);
    expect(annotations.map(({ message }) => message)).toContain(`Unable to process command '${line}' successfully.`);
  });

  it('of the deprecated kind still set outputs and state, with a warning', async () => {
    const { outputs, state, annotations } = await runMain(printing('::set-output name=a::1', '::save-state name=b::2'));
    expect([outputs, state]).toEqual([{ a: '1' }, { b: '2' }]);
    expect(annotations.map(({ level }) => level)).toEqual(['warning', 'warning']);
  });

  it('are echoed on request, but for masks', async () => {
    const { log } = await runMain(printing('::echo::on', '::group::g', '::add-mask::m4sk', '::echo::off', '::endgroup::'));
    expect(body(log)).toBe('::group::g\n▼ g\n  ::echo::off\n');
  });

  it('show debug lines only in a debug run', async () => {
    const script = `${printing('::debug::two%0Alines')} console.log(env.RUNNER_DEBUG)`;
    expect(body((await runMain(script)).log)).toBe('undefined\n');
    expect(body((await runMain(script, { runnerDebug: true })).log)).toBe('##[debug]two\n##[debug]lines\n1\n');
  });
});

describe('masks of a job', () => {
  it('cover log, annotations and summary from the command on, and post too', async () => {
    const job = await jobOf({
      main: `console.log('BEGIN s3cret'); console.log('::add-mask::s3cret'); console.log('now s3cret');
             console.log('::error title=s3cret::is s3cret'); fs.writeFileSync(env.GITHUB_STEP_SUMMARY, '# s3cret\\nand s3\\ncret');`,
      post: `console.log('post s3cret')`,
    });
    const main = await job.run('main');
    expect(main.log).toContain('BEGIN s3cret\nnow ***\n');
    expect(main.annotations[0]).toMatchObject({ message: 'is ***', title: 's3cret' });
    expect(main.summary).toBe('# ***\nand s3\ncret\n');
    expect((await job.run('post')).log).toContain('post ***\n');
  });

  it('cover the token and the secrets of the repository before the step begins', async () => {
    const { log } = await runMain('', {
      env: { CLIENT_SECRET: 'hush-hush' },
      secrets: ['hush-hush'],
      with: { t: 'ghs_fake' },
      github: { token: 'ghs_fake' },
    });
    expect(log).toContain('▼ Run ./\n  with:\n    t: ***\n  env:\n    CLIENT_SECRET: ***\n');
  });
});
