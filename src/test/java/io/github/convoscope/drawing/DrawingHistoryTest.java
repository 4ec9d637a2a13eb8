package io.github.convoscope.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DrawingHistoryTest {
  private static final Drawing ONE = Drawing.of(Stroke.at(1, 1));
  private static final Drawing TWO = ONE.plus(Stroke.at(2, 2));

  private final DrawingHistory history = new DrawingHistory();

  @Test
  void goesBackAndForth() {
    history.set(ONE);
    history.set(TWO);
    history.undo();
    assertEquals(ONE, history.current());
    history.undo();
    assertEquals(Drawing.EMPTY, history.current());
    assertFalse(history.canUndo());
    history.redo();
    history.redo();
    assertEquals(TWO, history.current());
    assertFalse(history.canRedo());
  }

  @Test
  void aStrokeIsOneStep() {
    Stroke pen = Stroke.at(0, 0);
    history.change(Drawing.of(pen));
    for (int i = 1; i < 50; i++) {
      pen = pen.plus(i, i);
      history.change(history.current().withLast(pen));
    }
    history.commit();
    history.undo();
    assertTrue(history.current().isEmpty());
    history.redo();
    assertEquals(50, history.current().points());
  }

  @Test
  void clearingCanBeUndone() {
    history.set(TWO);
    history.clear();
    assertTrue(history.current().isEmpty());
    history.undo();
    assertEquals(TWO, history.current());
  }

  @Test
  void aNewStepClearsRedo() {
    history.set(ONE);
    history.undo();
    history.set(TWO);
    assertFalse(history.canRedo());
  }

  @Test
  void anEqualDrawingIsNoStep() {
    history.set(ONE);
    history.set(ONE);
    history.undo();
    assertTrue(history.current().isEmpty());
  }
}
