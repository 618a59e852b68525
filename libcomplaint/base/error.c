/* error.c - see error.h. */
#include "libcomplaint/base/error.h"

#include <stdio.h>
#include <string.h>

const char *complaint_status_name(complaint_status status) {
  switch (status) {
#define X(name, value, sentence)                                                                   \
  case COMPLAINT_##name: return #name;
    COMPLAINT_STATUS_LIST(X)
#undef X
  }
  return "unknown status";
}

const char *complaint_status_sentence(complaint_status status) {
  switch (status) {
#define X(name, value, sentence)                                                                   \
  case COMPLAINT_##name: return sentence;
    COMPLAINT_STATUS_LIST(X)
#undef X
  }
  return "unknown status";
}

/* Take off a UTF-8 character that the end of the buffer has cut. */
static void trim_cut_character(char *text) {
  size_t n = strlen(text), at = n;
  while (at > 0 && n - at < 4 && ((unsigned char)text[at - 1] & 0xC0) == 0x80) at--;
  if (at == 0) return;
  unsigned char lead = (unsigned char)text[at - 1];
  size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (length > 1 && n - at + 1 < length) text[at - 1] = '\0';
}

/* An error is one line, whatever stands in the input that it quotes. */
static void keep_to_one_line(char *text) {
  for (; *text != '\0'; text++)
    if ((unsigned char)*text < ' ' || *text == 127) *text = '?';
}

static void format_into(char *text, size_t size, const char *format, va_list args) {
  int n = vsnprintf(text, size, format, args);
  if (n < 0) text[0] = '\0';
  if (n >= 0 && (size_t)n >= size) trim_cut_character(text);
  keep_to_one_line(text);
}

void cpl_error_field(char *field, size_t size, const char *text) {
  size_t n = strlen(text);
  if (n >= size) n = size - 1;
  memcpy(field, text, n);
  field[n] = '\0';
  if (text[n] != '\0') trim_cut_character(field);
  keep_to_one_line(field);
}

complaint_status cpl_error(complaint_error *err, complaint_status status, const char *format, ...) {
  if (err == NULL) return status;
  memset(err, 0, sizeof *err);
  err->status = status;
  va_list args;
  va_start(args, format);
  format_into(err->text, sizeof err->text, format, args);
  va_end(args);
  return status;
}

complaint_status cpl_error_at(complaint_error *err, complaint_status status, const char *source,
                              int line, const char *format, ...) {
  if (err == NULL) return status;
  memset(err, 0, sizeof *err);
  err->status = status;
  err->line = line;
  cpl_error_field(err->source, sizeof err->source, source);
  int n = line > 0 ? snprintf(err->text, sizeof err->text, "%s:%d: ", err->source, line)
                   : snprintf(err->text, sizeof err->text, "%s: ", err->source);
  size_t used = n < 0 ? 0 : (size_t)n;
  va_list args;
  va_start(args, format);
  format_into(err->text + used, sizeof err->text - used, format, args);
  va_end(args);
  return status;
}

complaint_status cpl_error_nomem(complaint_error *err) {
  return cpl_error(err, COMPLAINT_E_NOMEM, "out of memory");
}

complaint_status cpl_error_no_handle(complaint_error *err, const char *text) {
  if (err != NULL && err->status != COMPLAINT_OK) return err->status;
  return cpl_error(err, COMPLAINT_E_ARGUMENT, "%s", text);
}
