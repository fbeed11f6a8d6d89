package vn.giaoban.web.lettertemplate;

import vn.giaoban.scheduler.lettertemplate.LetterKind;
import vn.giaoban.scheduler.lettertemplate.LetterTemplate.Words;

/// Shows how a letter with these words would look, with values made up for it. Whoever writes
/// letters does.
public interface LetterLook {
  /// What a recipient would see.
  record Look(String subject, String text, String html) {}

  /// @param words a template that was checked
  Look look(LetterKind kind, String language, Words words);
}
