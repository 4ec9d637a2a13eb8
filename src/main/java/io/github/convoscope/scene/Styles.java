package io.github.convoscope.scene;

import java.util.Objects;

/** The style sheet of everything in and around the scene. */
final class Styles {
  static final String SHEET =
      Objects.requireNonNull(Styles.class.getResource("scene.css")).toExternalForm();

  private Styles() {}
}
