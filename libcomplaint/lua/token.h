/* token.h - Lua 5.4 text, token by token, as Lua's own lexer splits it.
 *
 * A lexer is a few words on the caller's stack: copy it to look ahead. It takes any bytes.
 * Knows: arenas. Must not know: grammar. */
#ifndef CPL_LUA_TOKEN_H
#define CPL_LUA_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "libcomplaint/base/memory.h"

/* X(name, what is written): the keywords, in order of spelling. */
#define CPL_TOKEN_KEYWORDS(X)                                                                      \
  X(AND, "and")                                                                                    \
  X(BREAK, "break")                                                                                \
  X(DO, "do")                                                                                      \
  X(ELSE, "else")                                                                                  \
  X(ELSEIF, "elseif")                                                                              \
  X(END, "end")                                                                                    \
  X(FALSE, "false")                                                                                \
  X(FOR, "for")                                                                                    \
  X(FUNCTION, "function")                                                                          \
  X(GOTO, "goto")                                                                                  \
  X(IF, "if")                                                                                      \
  X(IN, "in")                                                                                      \
  X(LOCAL, "local")                                                                                \
  X(NIL, "nil")                                                                                    \
  X(NOT, "not")                                                                                    \
  X(OR, "or")                                                                                      \
  X(REPEAT, "repeat")                                                                              \
  X(RETURN, "return")                                                                              \
  X(THEN, "then")                                                                                  \
  X(TRUE, "true")                                                                                  \
  X(UNTIL, "until")                                                                                \
  X(WHILE, "while")

/* X(name, what is written): operators and punctuation, each before those that it starts with; first
 * those of which tables are made. */
#define CPL_TOKEN_OPERATORS(X)                                                                     \
  X(EQUAL, "==")                                                                                   \
  X(ASSIGN, "=")                                                                                   \
  X(COMMA, ",")                                                                                    \
  X(BRACE_OPEN, "{")                                                                               \
  X(BRACE_CLOSE, "}")                                                                              \
  X(PAREN_OPEN, "(")                                                                               \
  X(PAREN_CLOSE, ")")                                                                              \
  X(BRACKET_OPEN, "[")                                                                             \
  X(BRACKET_CLOSE, "]")                                                                            \
  X(ELLIPSIS, "...")                                                                               \
  X(CONCAT, "..")                                                                                  \
  X(DOT, ".")                                                                                      \
  X(NOT_EQUAL, "~=")                                                                               \
  X(TILDE, "~")                                                                                    \
  X(SHIFT_LEFT, "<<")                                                                              \
  X(LESS_EQUAL, "<=")                                                                              \
  X(LESS, "<")                                                                                     \
  X(SHIFT_RIGHT, ">>")                                                                             \
  X(GREATER_EQUAL, ">=")                                                                           \
  X(GREATER, ">")                                                                                  \
  X(FLOOR, "//")                                                                                   \
  X(SLASH, "/")                                                                                    \
  X(LABEL, "::")                                                                                   \
  X(COLON, ":")                                                                                    \
  X(PLUS, "+")                                                                                     \
  X(MINUS, "-")                                                                                    \
  X(STAR, "*")                                                                                     \
  X(PERCENT, "%")                                                                                  \
  X(CARET, "^")                                                                                    \
  X(HASH, "#")                                                                                     \
  X(AMPERSAND, "&")                                                                                \
  X(BAR, "|")                                                                                      \
  X(SEMICOLON, ";")

typedef enum cpl_token_kind {
  CPL_TOKEN_FINISH, /* the text is at its end                                         */
  CPL_TOKEN_WRONG,  /* what is no Lua: a strange byte, an open string, a bad number   */
  CPL_TOKEN_NAME,
  CPL_TOKEN_NUMBER,
  CPL_TOKEN_STRING, /* with its quotes or long brackets                               */
#define X(name, written) CPL_TOKEN_##name,
  CPL_TOKEN_KEYWORDS(X) CPL_TOKEN_OPERATORS(X)
#undef X
} cpl_token_kind;

typedef struct cpl_token {
  cpl_token_kind kind;
  int line;         /* on which it starts, from 1 */
  const char *text; /* its bytes in the source    */
  size_t size;
} cpl_token;

typedef struct cpl_lexer {
  const char *at, *end;
  int line;
} cpl_lexer;

/* Begin at the first line, or behind it when it is a `#!` line (any that starts with `#`). */
cpl_lexer cpl_lexer_begin(const char *text, size_t size);

/* The next token. After FINISH comes FINISH; after WRONG whatever follows the bytes it holds. */
cpl_token cpl_lexer_next(cpl_lexer *lexer);

bool cpl_token_is_unary(cpl_token_kind kind);
bool cpl_token_is_binary(cpl_token_kind kind);
/* One of == ~= < <= > >=, which are binary too. */
bool cpl_token_is_comparison(cpl_token_kind kind);

/* A numeral in the form in which Lua prints an integer: `12`, not `012`, `0xC` or `12.0`. */
bool cpl_token_is_plain_integer(const cpl_token *token);

/* What a STRING token says, its escapes resolved, with a NUL behind it. NULL when memory is out. */
const char *cpl_token_string(const cpl_token *token, cpl_arena *arena, size_t *size);

#endif
