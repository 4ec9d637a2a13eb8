package io.github.convoscope.drawing;

/** Says where a drawing is put on the pad, and how large, when it is evaluated. */
public enum Placement {
  /** The 500×500 units fill the pad. */
  AS_DRAWN("as-drawn", 0, 0),
  /** 60 % of the pad, in its middle. */
  CENTRED("centred", 0.6, 0.5),
  /** 30 % of the pad, its middle at 28 % from the left and from the top. */
  CORNER("corner", 0.3, 0.28);

  private final String word;
  private final double part;
  private final double middle;

  Placement(String word, double part, double middle) {
    this.word = word;
    this.part = part;
    this.middle = middle;
  }

  /** The word on the command line. */
  public String word() {
    return word;
  }

  /** Puts a drawing there; its longer side gets that size. */
  public Drawing apply(Drawing drawing) {
    Drawing.Box box = drawing.box();
    if (this == AS_DRAWN || box == null) {
      return drawing;
    }
    double extent = Math.max(box.width(), box.height());
    double scale = extent == 0 ? 1 : part * Pad.SIZE / extent;
    return drawing.scaledThenMoved(
        scale,
        middle * Pad.SIZE - scale * box.centreX(),
        middle * Pad.SIZE - scale * box.centreY());
  }
}
