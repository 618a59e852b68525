/* output.c - see output.h. */
#include "libcomplaint/base/output.h"

complaint_text *complaint_text_new(const complaint_memory *memory, complaint_error *err) {
  complaint_memory chosen = cpl_memory_or_default(memory);
  complaint_text *text = cpl_new(&chosen, sizeof *text);
  if (text == NULL)
    (void)cpl_error_nomem(err);
  else
    cpl_text_begin(&text->text, &chosen);
  return text;
}

void complaint_text_free(complaint_text *text) {
  if (text == NULL) return;
  complaint_memory memory = text->text.memory;
  cpl_text_end(&text->text);
  cpl_delete(&memory, text, sizeof *text);
}

const char *complaint_text_get(const complaint_text *text, size_t *size) {
  if (size != NULL) *size = text != NULL ? text->text.size : 0;
  return text != NULL ? cpl_text_get(&text->text) : NULL;
}

cpl_text *cpl_output_begin(complaint_text *out) {
  cpl_text_clear(&out->text);
  return &out->text;
}

complaint_status cpl_output_end(complaint_text *out, complaint_error *err) {
  if (!out->text.failed) return COMPLAINT_OK;
  cpl_text_clear(&out->text);
  return cpl_error_nomem(err);
}
