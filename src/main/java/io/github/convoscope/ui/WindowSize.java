package io.github.convoscope.ui;

import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Opens the window at its last place and size, if a screen still covers that place; otherwise
 * large.
 */
public final class WindowSize implements Feature {
  private static final double LARGEST_WIDTH = 1920;
  private static final double LARGEST_HEIGHT = 1200;
  private static final double LEAST_OVERLAP = 200;

  @Override
  public void install(Shell shell) {
    Stage stage = shell.stage();
    StringProperty kept = shell.workspace().settings().text("window", "");
    Rectangle2D last = parse(kept.get());
    Rectangle2D place = last != null && isOnAScreen(last) ? fitted(last) : usual();
    stage.setX(place.getMinX());
    stage.setY(place.getMinY());
    stage.setWidth(place.getWidth());
    stage.setHeight(place.getHeight());
    stage.setOnHiding(
        event -> {
          if (!stage.isFullScreen() && !stage.isIconified()) {
            kept.set(
                String.format(
                    Locale.ROOT,
                    "%.0f %.0f %.0f %.0f",
                    stage.getX(),
                    stage.getY(),
                    stage.getWidth(),
                    stage.getHeight()));
          }
        });
  }

  private static Rectangle2D usual() {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    double width = Math.min(LARGEST_WIDTH, screen.getWidth());
    double height = Math.min(LARGEST_HEIGHT, screen.getHeight());
    return new Rectangle2D(
        screen.getMinX() + (screen.getWidth() - width) / 2,
        screen.getMinY() + (screen.getHeight() - height) / 2,
        width,
        height);
  }

  /** Fits a stored place to its screen, which may have become smaller. */
  private static Rectangle2D fitted(Rectangle2D place) {
    Rectangle2D screen =
        Screen.getScreensForRectangle(place).stream()
            .findFirst()
            .orElse(Screen.getPrimary())
            .getVisualBounds();
    double width = Math.min(place.getWidth(), screen.getWidth());
    double height = Math.min(place.getHeight(), screen.getHeight());
    boolean fits = width == place.getWidth() && height == place.getHeight();
    return fits
        ? place
        : new Rectangle2D(
            Math.max(screen.getMinX(), Math.min(place.getMinX(), screen.getMaxX() - width)),
            Math.max(screen.getMinY(), Math.min(place.getMinY(), screen.getMaxY() - height)),
            width,
            height);
  }

  private static boolean isOnAScreen(Rectangle2D place) {
    return !Screen.getScreensForRectangle(
            place.getMinX() + place.getWidth() / 2 - LEAST_OVERLAP / 2,
            place.getMinY(),
            LEAST_OVERLAP,
            LEAST_OVERLAP)
        .isEmpty();
  }

  private static @Nullable Rectangle2D parse(String kept) {
    String[] parts = kept.split(" ");
    if (parts.length != 4) {
      return null;
    }
    try {
      double width = Double.parseDouble(parts[2]);
      double height = Double.parseDouble(parts[3]);
      return width < 1 || height < 1
          ? null
          : new Rectangle2D(
              Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), width, height);
    } catch (NumberFormatException broken) {
      return null;
    }
  }
}
