package io.github.convoscope.ui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.drawing.ink.PictureBox;
import org.junit.jupiter.api.Test;

class BoxHandTest {
  private final BoxHand hand = new BoxHand(100, 200, new PictureBox(20, 30, 40, 20));

  @Test
  void theInsideMovesTheBoxAsFarAsThePictureGoes() {
    hand.press(40, 40, 3);
    hand.drag(50, 45);
    assertEquals(new PictureBox(30, 35, 40, 20), hand.box());
    hand.drag(500, -500);
    assertEquals(new PictureBox(160, 0, 40, 20), hand.box());
  }

  @Test
  void aCornerResizesTheBoxAndTheOtherCornerStays() {
    hand.press(61, 51, 3);
    hand.drag(90, 80);
    assertEquals(new PictureBox(20, 30, 70, 50), hand.box());
    hand.drag(10, 10);
    assertEquals(new PictureBox(10, 10, 10, 20), hand.box());
  }

  @Test
  void elsewhereANewBoxBegins() {
    hand.press(100, 60, 3);
    hand.drag(130, 90);
    assertEquals(new PictureBox(100, 60, 30, 30), hand.box());
  }

  @Test
  void saysWhatAPressWouldDo() {
    assertEquals(BoxHand.Grip.MOVE, hand.at(40, 40, 3));
    assertEquals(BoxHand.Grip.FALLING_CORNER, hand.at(18, 28, 3));
    assertEquals(BoxHand.Grip.FALLING_CORNER, hand.at(62, 52, 3));
    assertEquals(BoxHand.Grip.RISING_CORNER, hand.at(62, 28, 3));
    assertEquals(BoxHand.Grip.RISING_CORNER, hand.at(18, 52, 3));
    assertEquals(BoxHand.Grip.NEW, hand.at(100, 40, 3));
    assertEquals(BoxHand.Grip.NEW, hand.at(40, 20, 3));
  }

  @Test
  void aNewBoxBeginsInsideOfOneAroundAllOfThePicture() {
    BoxHand all = new BoxHand(100, 200, new PictureBox(0, 0, 200, 100));
    all.press(50, 40, 3);
    all.drag(90, 80);
    assertEquals(new PictureBox(50, 40, 40, 40), all.box());
    BoxHand wide = new BoxHand(100, 200, new PictureBox(0, 0, 200, 60));
    wide.press(50, 40, 3);
    wide.drag(50, 60);
    assertEquals(new PictureBox(0, 20, 200, 60), wide.box());
  }

  @Test
  void keysMoveAndGrowIt() {
    hand.nudge(-50, 5);
    assertEquals(new PictureBox(0, 35, 40, 20), hand.box());
    hand.grow(-39.5, 300);
    assertEquals(new PictureBox(0, 35, 1, 65), hand.box());
  }
}
