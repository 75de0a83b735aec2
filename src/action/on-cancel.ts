/** Listens to the runner's SIGINT and the SIGTERM after it; the first counts, the others change nothing (facts/github.md 1.5). */
export const onCancel = (cancel: () => void): (() => void) => {
  let isFirst = true;
  const hear = (): void => {
    if (isFirst) cancel();
    isFirst = false;
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  return () => {
    process.off('SIGINT', hear);
    process.off('SIGTERM', hear);
  };
};
