package vn.giaoban.web.lettertemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.scheduler.lettertemplate.LetterTemplate.Words;

class TemplateEngineTest {
  private static final TemplateFields FIELDS = TemplateFields.of(LetterKind.INVITATION);
  private static final String LEAST = "{{facts}}\n{{join}}\n";

  private final TemplateEngine engine = new TemplateEngine();

  private TemplateEngine.Filled fill(String body, Map<String, String> words, Set<String> flags) {
    return engine.fill(
        new Words("Giấy mời: {{title}}", body),
        FIELDS,
        new TemplateEngine.Values(words, flags, Set.of("facts", "join")));
  }

  @Test
  void linesSayWhatTheyAre() {
    var filled =
        fill(
            """
            # Giấy mời
            Kính gửi {{recipient}}
            và các đơn vị

            = {{title}}

            {{#update}}
            ! Có thay đổi
            {{/update}}
            {{facts}}
            {{agenda}}
            -- nhỏ
            """,
            Map.of("recipient", "Xã A", "title", "Họp"),
            Set.of("update"));

    assertThat(filled.subject()).isEqualTo("Giấy mời: Họp");
    assertThat(filled.heading()).isEqualTo("Giấy mời");
    assertThat(filled.parts())
        .containsExactly(
            new LetterPart.Paragraph("Kính gửi Xã A\nvà các đơn vị"),
            new LetterPart.Title("Họp"),
            new LetterPart.Notice("Có thay đổi"),
            new LetterPart.Block("facts"),
            new LetterPart.Small("nhỏ"));
  }

  @Test
  void aValueIsNeverAMarkNorATemplateNorLookedInto() {
    var evil = "# Tiêu đề\r\nBcc: x\uE002join\uE002 {{office}} {{{join}}}";
    var filled =
        fill("{{title}}\n\n! {{title}}\n\n{{title.class}}x", Map.of("title", evil), Set.of());

    assertThat(filled.heading()).isNull();
    assertThat(filled.subject()).isEqualTo("Giấy mời: # Tiêu đề Bcc: xjoin {{office}} {{{join}}}");
    assertThat(filled.parts())
        .containsExactly(
            new LetterPart.Paragraph("# Tiêu đề Bcc: xjoin {{office}} {{{join}}}"),
            new LetterPart.Notice("# Tiêu đề Bcc: xjoin {{office}} {{{join}}}"),
            new LetterPart.Paragraph("x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'{{title'; template-syntax",
        "'{{#update}}x'; template-syntax",
        "'{{tittle}}'; template-unknown",
        "'{{title.class.name}}'; template-unknown",
        "'{{>letters}}'; template-unknown",
        "'{{#join}}{{getClass}}{{/join}}'; template-unknown",
        "''; template-missing",
      })
  void whatCannotBeUsedIsSaid(String body, String fault) {
    var words =
        new Words("Giấy mời", "x\n" + body + (fault.equals("template-missing") ? "" : LEAST));
    assertThat(engine.check(words, FIELDS))
        .extracting(FieldFault::field, FieldFault::code)
        .contains(org.assertj.core.groups.Tuple.tuple("body", fault));
  }

  @Test
  void subjectsAreCheckedToo() {
    assertThat(engine.check(new Words("{{facts}}", LEAST), FIELDS))
        .extracting(FieldFault::code)
        .containsExactly("template-block");
    assertThat(engine.check(new Words(" ", LEAST), FIELDS))
        .extracting(FieldFault::field)
        .containsExactly("subject");
    assertThat(engine.check(new Words("x", "x {{facts}} y\n{{join}}\n"), FIELDS))
        .extracting(FieldFault::code)
        .containsExactly("template-alone");
    assertThat(engine.check(new Words("x".repeat(301), LEAST + "x".repeat(20_000)), FIELDS))
        .extracting(FieldFault::code)
        .containsExactly("template-long", "template-long");
  }

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void theWordsGiaobanComesWithCanBeUsed(LetterKind kind) {
    var shelf = TemplateShelf.shipped();
    for (var language : TemplateShelf.LANGUAGES) {
      var words = shelf.shipped(kind, language);
      assertThat(engine.check(words, TemplateFields.of(kind))).as(kind + language).isEmpty();
      assertThat(
              engine
                  .fill(
                      words,
                      TemplateFields.of(kind),
                      new TemplateEngine.Values(Map.of(), Set.of(), Set.of()))
                  .heading())
          .isNotBlank();
    }
  }
}
