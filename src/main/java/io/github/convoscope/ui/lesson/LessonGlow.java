package io.github.convoscope.ui.lesson;

import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.scene.NetworkScene;
import io.github.convoscope.ui.Shell;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.StrokeLineJoin;

/**
 * Lights up what a word of a lesson names: an outline around the layer in the scene, or around the
 * drawing. It follows the camera. JavaFX thread.
 */
final class LessonGlow extends Pane {
  /** Names the pad. */
  static final String DRAWING = "drawing";

  /** Names the layer with the classes. */
  static final String ANSWER = "answer";

  private final Shell shell;
  private final Polygon outline = new Polygon();
  private String target = "";

  LessonGlow(Shell shell) {
    this.shell = shell;
    outline.getStyleClass().add("lesson-glow");
    outline.setStrokeLineJoin(StrokeLineJoin.ROUND);
    outline.setManaged(false);
    getChildren().add(outline);
    setMouseTransparent(true);
    setVisible(false);
    shell.onPulse(this::follow);
  }

  /** Lights up a layer, {@link #DRAWING} or {@link #ANSWER}; nothing for an empty name. */
  void light(String name) {
    target = name;
    setVisible(!name.isEmpty());
    if (name.isEmpty()) {
      outline.getPoints().clear();
    } else {
      follow();
      Platform.requestNextPulse();
    }
  }

  /** What is lit; empty for nothing. */
  String lit() {
    return target;
  }

  private void follow() {
    if (target.isEmpty()) {
      return;
    }
    List<Double> points = target.equals(DRAWING) ? pad() : layer();
    if (!points.equals(outline.getPoints())) {
      outline.getPoints().setAll(points);
    }
  }

  private List<Double> pad() {
    Node pad = shell.scene().lookup("#pad");
    Bounds at = pad == null ? null : pad.localToScene(pad.getLayoutBounds());
    if (at == null) {
      return List.of();
    }
    Point2D low = sceneToLocal(at.getMinX(), at.getMinY());
    Point2D high = sceneToLocal(at.getMaxX(), at.getMaxY());
    return List.of(
        low.getX(),
        low.getY(),
        high.getX(),
        low.getY(),
        high.getX(),
        high.getY(),
        low.getX(),
        high.getY());
  }

  private List<Double> layer() {
    Optional<NetworkScene> shown = LessonStager.scene(shell);
    if (shown.isEmpty()) {
      return List.of();
    }
    NetworkScene scene = shown.get();
    Optional<LayerSpec> layer = find(scene);
    if (layer.isEmpty()) {
      return List.of();
    }
    Projection seen = scene.camera().projection();
    List<Point> corners = scene.networkLayout().place(layer.get().index()).corners();
    if (corners.stream().anyMatch(corner -> seen.depth(corner) <= 0)) {
      return List.of();
    }
    return corners.stream()
        .map(corner -> sceneToLocal(scene.viewport().localToScene(seen.x(corner), seen.y(corner))))
        .flatMap(point -> Stream.of(point.getX(), point.getY()))
        .toList();
  }

  private Optional<LayerSpec> find(NetworkScene scene) {
    var spec = scene.networkLayout().spec();
    return target.equals(ANSWER)
        ? Optional.of(spec.output())
        : spec.layers().stream().filter(layer -> layer.name().equals(target)).findFirst();
  }
}
