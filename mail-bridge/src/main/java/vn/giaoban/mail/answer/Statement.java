package vn.giaoban.mail.answer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.answer.Persons.Person;
import vn.giaoban.mail.answer.PlainAnswer.Kind;

/// What one sentence says about coming.
///
/// @param votes what is said, and whether plainly
/// @param substitute who is sent; null when nobody is named
/// @param busy whether only a hindrance is told
/// @param reason why, in the writer's words; null when not told
/// @param several whether more than one person is sent
/// @param yes whether it is a word of mere assent
/// @param no whether it is nothing but a word of denial
/// @param perhaps whether there is a word of doubt
record Statement(
    Map<Kind, Boolean> votes,
    @Nullable Person substitute,
    boolean several,
    boolean busy,
    @Nullable String reason,
    boolean yes,
    boolean no,
    boolean perhaps) {

  static Statement of(Sentence sentence) {
    return new StatementReading(sentence).read();
  }
}
