/* cli.c - see cli.h. */
#define _POSIX_C_SOURCE 200809L /* isatty */
#include "cli/cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- options --------------------------------------------------------------------------------- */

static const cli_option *option_named(const char *word, size_t size, const cli_option *options,
                                      size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strlen(options[i].name) == size && strncmp(options[i].name, word, size) == 0)
      return &options[i];
  return NULL;
}

/* What an option says; `value` is NULL for a flag. False after telling what is wrong. */
static bool keep(const char *verb, const cli_option *option, const char *value) {
  bool twice =
      option->flag != NULL ? *option->flag : option->list == NULL && *option->value != NULL;
  if (twice) return cli_wrong("%s: `%s` is given twice: keep one", verb, option->name), false;
  if (option->list != NULL && option->list->count == CLI_LIST_MAX)
    return cli_wrong("%s: `%s` may be given %d times", verb, option->name, CLI_LIST_MAX), false;
  if (option->flag != NULL)
    *option->flag = true;
  else if (option->list != NULL)
    option->list->words[option->list->count++] = value;
  else
    *option->value = value;
  return true;
}

/* Take argv[i], an option, and perhaps the word behind it; answers how many words, 0 on error. */
static int take(int argc, char **argv, int i, const cli_option *options, size_t count) {
  const char *word = argv[i], *equals = strchr(word, '=');
  size_t size = equals == NULL ? strlen(word) : (size_t)(equals - word);
  const cli_option *option = option_named(word, size, options, count);
  if (option == NULL) {
    (void)cli_wrong("%s: unknown option `%s`: `complaint help %s` lists them", argv[0], word,
                    argv[0]);
    return 0;
  }
  bool is_flag = option->flag != NULL, is_alone = is_flag || equals != NULL;
  if (is_flag && equals != NULL) {
    (void)cli_wrong("%s: `%s` takes no value", argv[0], option->name);
    return 0;
  }
  if (!is_alone && i + 1 == argc) {
    (void)cli_wrong("%s: `%s` needs a value", argv[0], option->name);
    return 0;
  }
  const char *value = equals != NULL ? equals + 1 : argv[i + 1];
  if (!keep(argv[0], option, is_flag ? NULL : value)) return 0;
  return is_alone ? 1 : 2;
}

int cli_options(int argc, char **argv, const cli_option *options, size_t count) {
  int left = 0, i = 1;
  while (i < argc && strcmp(argv[i], "--") != 0) {
    if (argv[i][0] != '-' || argv[i][1] == '\0') {
      argv[++left] = argv[i++];
      continue;
    }
    int words = take(argc, argv, i, options, count);
    if (words == 0) return -1;
    i += words;
  }
  for (i++; i < argc; i++) argv[++left] = argv[i];
  return left;
}

bool cli_language(const char *name, complaint_language *language) {
  *language = name != NULL && strcmp(name, "zh") == 0 ? COMPLAINT_ZH : COMPLAINT_EN;
  if (name == NULL || *language == COMPLAINT_ZH || strcmp(name, "en") == 0) return true;
  (void)cli_wrong("unknown language `%s`: `zh` or `en`", name);
  return false;
}

/* ---- telling --------------------------------------------------------------------------------- */

/* U+0080 to U+009F are control characters too; in UTF-8 they begin with C2. */
void cli_print(FILE *out, const char *text) {
  for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++) {
    bool second = c[0] == 0xC2 && c[1] >= 0x80 && c[1] <= 0x9F;
    if (second) c++;
    (void)fputc(second || *c < 0x20 || *c == 0x7F ? '?' : *c, out);
  }
}

void cli_print_lines(FILE *out, const char *text) {
  char line[512];
  while (*text != '\0') {
    size_t size = strcspn(text, "\n"), part = size < sizeof line - 1 ? size : sizeof line - 1;
    while (part < size && part > 1 && ((unsigned char)text[part] & 0xC0) == 0x80) part--;
    memcpy(line, text, part);
    line[part] = '\0';
    cli_print(out, line);
    text += part;
    if (*text == '\n') {
      (void)fputc('\n', out);
      text++;
    }
  }
}

int cli_wrong(const char *format, ...) {
  char sentence[2048];
  va_list args;
  va_start(args, format);
  (void)vsnprintf(sentence, sizeof sentence, format, args);
  va_end(args);
  (void)fputs("complaint: ", stderr);
  cli_print(stderr, sentence);
  (void)fputc('\n', stderr);
  return CLI_USAGE;
}

bool cli_colours(void) {
  const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
  if (no != NULL && no[0] != '\0') return false;
  return terminal != NULL && strcmp(terminal, "dumb") != 0 && isatty(STDOUT_FILENO);
}
