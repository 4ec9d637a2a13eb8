package io.github.convoscope.ui.pad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.ui.PadContent;
import org.junit.jupiter.api.Test;

/** What a pointer that goes down, moves and goes up leaves on the pad. */
class PadHandTest {
  private static final Drawing LINE = Drawing.of(Stroke.of(100, 250, 400, 250));

  private final PadContent content = new PadContent();
  private final PadHand hand = new PadHand(content);

  @Test
  void whatLeavesThePadFollowsItsEdge() {
    hand.down(Tool.PEN, 450, 100);
    hand.move(600, 150);
    hand.move(700, 200);
    hand.move(450, -20);
    hand.up();
    Stroke drawn = Stroke.of(450, 100, Pad.SIZE, 150, Pad.SIZE, 200, 450, 0);
    assertEquals(Drawing.of(drawn), content.drawing());
  }

  @Test
  void aPointerThatStaysOnOnePointOfTheEdgeAddsNothing() {
    hand.down(Tool.PEN, 490, 100);
    hand.move(510, 100);
    hand.move(900, 100);
    assertEquals(2, content.drawing().points());
  }

  @Test
  void fromDownToUpIsOneStep() {
    hand.down(Tool.PEN, 100, 100);
    assertTrue(hand.isDown());
    hand.move(200, 100);
    hand.move(300, 100);
    hand.up();
    assertFalse(hand.isDown());
    content.undo();
    assertTrue(content.drawing().isEmpty());
    assertFalse(content.canUndo().get());
  }

  @Test
  void aPointerThatIsNotDownDoesNothing() {
    hand.move(200, 200);
    hand.up();
    assertTrue(content.drawing().isEmpty());
    assertEquals(0, content.version().get());
  }

  @Test
  void theEraserTakesInkThatItTouchesAndNoOther() {
    double touching = PadHand.ERASER_RADIUS + Pad.PEN_WIDTH / 2;
    content.set(LINE);
    hand.down(Tool.ERASER, 250, 250 + touching + 1);
    hand.up();
    assertSame(LINE, content.drawing());
    hand.down(Tool.ERASER, 250, 250 + touching - 1);
    hand.up();
    assertEquals(2, content.drawing().strokes().size());
    content.undo();
    assertEquals(LINE, content.drawing());
  }

  @Test
  void theEraserCutsAllTheWayItMoves() {
    content.set(LINE);
    hand.down(Tool.ERASER, 250, 100);
    hand.move(250, 400);
    hand.up();
    Drawing cut = content.drawing();
    assertEquals(2, cut.strokes().size());
    Stroke left = cut.strokes().get(0);
    double gap = PadHand.ERASER_RADIUS + Pad.PEN_WIDTH / 2;
    assertEquals(250 - gap, left.x(left.size() - 1), 1e-3);
    assertEquals(250 + gap, cut.strokes().get(1).x(0), 1e-3);
  }
}
