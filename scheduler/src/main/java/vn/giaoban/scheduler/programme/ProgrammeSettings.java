package vn.giaoban.scheduler.programme;

/// How the programme is published.
///
/// @param enabled whether anybody can read it
/// @param note a line below the table; empty: none
/// @param signerTitle as above a signature, e.g. `CHÁNH VĂN PHÒNG`; empty: nobody signs
/// @param signerName who signs
public record ProgrammeSettings(
    boolean enabled, String note, String signerTitle, String signerName) {
  /// Until somebody decides otherwise.
  public static final ProgrammeSettings OFF = new ProgrammeSettings(false, "", "", "");
}
