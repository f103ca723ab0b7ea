import { createHash } from 'node:crypto';

/**
 * The page as one file with everything inside, so that it also opens without a server, from a folder or a pen drive.
 * Its policy lets it reach nothing: neither the network nor another file. Only what is written here runs.
 */
export function oneFile() {
  return {
    name: 'pec-one-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const all = Object.values(bundle);
      const html = all.find(({ fileName }) => fileName === 'index.html');
      const scripts = all.filter(({ type }) => type === 'chunk');
      const styles = all.filter(({ fileName }) => fileName.endsWith('.css'));
      if (!html || scripts.length !== 1 || all.length !== scripts.length + styles.length + 1) {
        throw new Error(
          `the page is more than one script: ${all.map(({ fileName }) => fileName).join(', ')}`,
        );
      }
      // A closing tag or a comment in a text of the script would end it for the browser.
      const script = scripts[0].code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
      const style = styles.map(({ source }) => source).join('\n');
      const sum = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
      const policy = [
        "default-src 'none'",
        `script-src ${sum(script)}`,
        `style-src ${sum(style)}`,
        'worker-src blob:',
        'img-src data:',
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      html.source = html.source
        .replace(/\s*<(?:script|link)[^>]* (?:src|rel="stylesheet")[^>]*>(?:<\/script>)?/g, '')
        .replace(
          '<meta charset="utf-8" />',
          (meta) => `${meta}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
        )
        .replace('</head>', (end) => `<style>${style}</style>\n  ${end}`)
        .replace('</body>', (end) => `<script type="module">${script}</script>\n  ${end}`);
      for (const { fileName } of [...scripts, ...styles]) delete bundle[fileName];
    },
  };
}
