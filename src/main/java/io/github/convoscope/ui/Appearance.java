package io.github.convoscope.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Node;

/** Sets the look of the window: dark at a desk, light and with large text for a classroom. */
final class Appearance {
  private static final String DARK = new PrimerDark().getUserAgentStylesheet();
  private static final String LIGHT = new PrimerLight().getUserAgentStylesheet();

  private Appearance() {}

  /**
   * Chooses the style sheet. Call it before the first control is made; otherwise JavaFX also reads
   * its own style sheet.
   */
  static void choose(UserSettings settings) {
    Application.setUserAgentStylesheet(settings.projector().get() ? LIGHT : DARK);
  }

  static void install(Shell shell) {
    shell.scene().getStylesheets().add(sheet("convoscope.css"));
    UserSettings settings = shell.workspace().settings();
    settings.projector().addListener(changed -> apply(shell, settings.projector().get()));
    apply(shell, settings.projector().get());
  }

  private static void apply(Shell shell, boolean projector) {
    choose(shell.workspace().settings());
    Node root = shell.root();
    root.getStyleClass().setAll("root", "convoscope", projector ? "projector" : "desk");
    shell.projector(projector);
    // The window itself has this colour before the first picture is painted.
    shell.scene().setFill(shell.colours().get().back());
    root.setStyle(
        "-fx-font-size: " + (int) shell.em().get() + "px; " + shell.colours().get().style());
  }

  private static String sheet(String name) {
    URL url = Objects.requireNonNull(Appearance.class.getResource(name), name);
    return url.toExternalForm();
  }
}
