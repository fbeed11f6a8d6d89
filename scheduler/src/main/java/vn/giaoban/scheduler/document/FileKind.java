package vn.giaoban.scheduler.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of files a briefing takes. Macro-carrying and old binary office formats are not among
/// them on purpose.
public enum FileKind {
  PDF("application/pdf", List.of("pdf"), List.of("application/pdf", "application/x-pdf")),
  DOCX(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      List.of("docx"),
      List.of()),
  XLSX(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      List.of("xlsx"),
      List.of()),
  PPTX(
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      List.of("pptx"),
      List.of()),
  PNG("image/png", List.of("png"), List.of()),
  JPEG("image/jpeg", List.of("jpg", "jpeg"), List.of("image/jpg", "image/pjpeg")),
  TEXT("text/plain", List.of("txt"), List.of());

  /// What clients send when they do not know better; says nothing about the content.
  private static final List<String> GENERIC =
      List.of(
          "",
          "application/octet-stream",
          "application/zip",
          "application/x-zip-compressed",
          "binary/octet-stream");

  private final String mediaType;
  private final List<String> extensions;
  private final List<String> aliases;

  FileKind(String mediaType, List<String> extensions, List<String> aliases) {
    this.mediaType = mediaType;
    this.extensions = extensions;
    this.aliases = aliases;
  }

  /// The media type the content is served with.
  public String mediaType() {
    return mediaType;
  }

  /// The kind a file name claims by its last extension; empty when it claims none we take.
  public static Optional<FileKind> ofFileName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    var extension = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    for (var kind : values()) {
      if (kind.extensions.contains(extension)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// Whether a declared media type (parameters allowed) can stand for this kind.
  public boolean agreesWith(String declaredType) {
    int semicolon = declaredType.indexOf(';');
    var bare = semicolon < 0 ? declaredType : declaredType.substring(0, semicolon);
    var type = bare.strip().toLowerCase(Locale.ROOT);
    return type.equals(mediaType) || aliases.contains(type) || GENERIC.contains(type);
  }
}
