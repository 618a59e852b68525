/* build_fields.c - the facts that a process uses, in order of name. */
#include <string.h>

#include "libcomplaint/policy/making.h"

uint16_t cpl_kind_of_fact(const cpl_build *b, uint16_t fact) {
  const char *per = b->model->facts[fact].per;
  const cpl_process *process = b->making->process;
  for (uint16_t i = 0; i < process->kind_count; i++)
    if (strcmp(b->making->kinds[i].name, per) == 0) return i;
  return CPL_NONE;
}

uint16_t cpl_use(cpl_build *b, uint16_t fact) {
  cpl_making *making = b->making;
  if (!making->survey) return making->field_of[fact];
  if (making->field_of[fact] == CPL_NONE && cpl_kind_of_fact(b, fact) == CPL_NONE)
    cpl_wrong(b, "fact `%s` is per `%s`, and process `%s` has no such items",
              b->model->facts[fact].name, b->model->facts[fact].per, making->process->name);
  return making->field_of[fact] = 0;
}

uint16_t cpl_use_named(cpl_build *b, const char *name, uint16_t *fact) {
  *fact = cpl_fact_named(b, name);
  return *fact == CPL_NONE ? CPL_NONE : cpl_use(b, *fact);
}

bool cpl_number_fields(cpl_build *b) {
  cpl_making *making = b->making;
  size_t count = 0;
  for (uint16_t fact = 0; fact < b->model->fact_count; fact++)
    if (making->field_of[fact] != CPL_NONE) making->field_of[fact] = (uint16_t)count++;
  making->survey = false;
  making->lists.count = making->values.count = 0;
  if (count > CPL_SET_MAX) {
    cpl_wrong(b,
              "process `%s` tests or reads %zu facts, at most %d are possible: split the process",
              making->process->name, count, CPL_SET_MAX);
    return false;
  }
  uint16_t *field_of = cpl_build_array(b, b->model->fact_count, sizeof *field_of);
  making->fields = cpl_build_array(b, count, sizeof *making->fields);
  if (making->fields == NULL || field_of == NULL) return false;
  for (uint16_t fact = 0; fact < b->model->fact_count; fact++)
    field_of[fact] = making->field_of[fact];
  for (uint16_t fact = 0; fact < b->model->fact_count; fact++) {
    if (making->field_of[fact] == CPL_NONE) continue;
    cpl_field *field = &making->fields[making->field_of[fact]];
    field->fact = fact;
    field->kind = cpl_kind_of_fact(b, fact);
    field->is_set = b->model->facts[fact].type == CPL_SET_FACT;
    cpl_kind *kind = &making->kinds[field->kind];
    field->slot = b->model->facts[fact].type == CPL_TEXT_FACT ? CPL_NONE : kind->slots++;
  }
  making->process->fields = making->fields;
  making->process->field_of = field_of;
  making->process->field_count = (uint16_t)count;
  return true;
}
