package vn.giaoban.web.lettertemplate;

/// A piece of a letter, in the order in which it is read.
public sealed interface LetterPart {
  /// Lines that belong together.
  record Paragraph(String text) implements LetterPart {}

  /// What it is about, set off.
  record Title(String text) implements LetterPart {}

  /// What must not be overlooked.
  record Notice(String text) implements LetterPart {}

  /// A line at the end, small.
  record Small(String text) implements LetterPart {}

  /// Something that only the program can write: the facts, a button, a list.
  record Block(String name) implements LetterPart {}
}
