package io.github.convoscope.scene;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.Group;
import org.jspecify.annotations.Nullable;

/**
 * Shows the blocks of all layers. While frames follow each other, only some layers get their new
 * blocks with each frame, in turns: JavaFX computes something for every corner of a mesh that
 * changes, which would take longer than all else. The colours of blocks are always those of the
 * frame; heights follow some frames later, and are right as soon as nothing changes. JavaFX thread
 * only.
 */
final class ReliefTurns extends Group {
  /** Rectangles that change in one of many frames; one layer at least. */
  private static final int BUDGET = 400;

  /** After so many frames in a row, layers get their blocks in turns. */
  private static final int IN_ROW = 3;

  /** Pulses without a change after which nothing is left to do. */
  private static final int REST = 4;

  private final List<Relief> reliefs = new ArrayList<>();
  private final BitSet stale = new BitSet();
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse();
        }
      };
  private @Nullable ReliefShape newest;
  private boolean fresh;
  private int inRow;
  private int quiet;
  private int next;

  ReliefTurns(List<LayerNode> layers) {
    setMouseTransparent(true);
    layers.forEach(layer -> reliefs.add(new Relief(layer::material)));
    getChildren().addAll(reliefs);
  }

  /**
   * Shows blocks; they must not change until others are shown.
   *
   * @param atOnce true to show those of all layers now, as while their boards move
   */
  void show(ReliefShape shape, boolean atOnce) {
    newest = shape;
    fresh = true;
    stale.set(0, reliefs.size());
    boolean inTurns = !atOnce && inRow >= IN_ROW && isInAWindow();
    upload(inTurns ? BUDGET : Integer.MAX_VALUE);
    timer.start();
  }

  /** A picture or a film of the scene has no later frame that would bring the rest. */
  private boolean isInAWindow() {
    return getScene() != null && getScene().getWindow() != null;
  }

  private void pulse() {
    inRow = fresh ? inRow + 1 : 0;
    quiet = fresh ? 0 : quiet + 1;
    fresh = false;
    if (quiet > 0 && !stale.isEmpty()) {
      upload(BUDGET);
    } else if (quiet > REST) {
      timer.stop();
    }
  }

  private void upload(int most) {
    ReliefShape shape = newest;
    int spent = 0;
    while (shape != null && !stale.isEmpty()) {
      int layer = stale.nextSetBit(next);
      if (layer < 0) {
        layer = stale.nextSetBit(0);
      }
      ReliefShape.Blocks blocks = shape.of(layer);
      if (spent > 0 && spent + blocks.quads() > most) {
        break;
      }
      reliefs.get(layer).show(blocks);
      spent += blocks.quads();
      stale.clear(layer);
      next = layer + 1;
    }
  }
}
