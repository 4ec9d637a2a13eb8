package io.github.convoscope.scene;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;

/**
 * A texture with a colour for each pit of the relief. The maps' own textures have nothing where a
 * pit is, so that one can look into it. JavaFX thread only, but for the coordinates.
 */
final class PitColours {
  private static final int ACROSS = 96;

  /** Side of a colour's block, in texels: in its middle nothing is smoothed. */
  private static final int BLOCK = 2;

  /** Number of colours. */
  static final int COUNT = ACROSS * ACROSS;

  private static final int SIDE = ACROSS * BLOCK;

  private final PixelBuffer<IntBuffer> pixels =
      new PixelBuffer<>(
          SIDE, SIDE, IntBuffer.allocate(SIDE * SIDE), PixelFormat.getIntArgbPreInstance());
  private final WritableImage image = new WritableImage(pixels);

  /** Horizontal texture coordinate of a colour. */
  static float u(int number) {
    return (number % ACROSS + 0.5f) / ACROSS;
  }

  /** Vertical texture coordinate of a colour. */
  static float v(int number) {
    return (number / ACROSS + 0.5f) / ACROSS;
  }

  /** A material with these colours, darker by a factor from 0 to 1. */
  PhongMaterial material(double shade) {
    PhongMaterial material = new PhongMaterial(Color.gray(shade));
    material.setSpecularColor(Color.BLACK);
    material.setDiffuseMap(image);
    return material;
  }

  /** Sets the first colours. */
  void set(int[] colours, int count) {
    if (count == 0) {
      return;
    }
    pixels.updateBuffer(
        buffer -> {
          int[] texels = buffer.getBuffer().array();
          for (int i = 0; i < count; i++) {
            int at = i / ACROSS * BLOCK * SIDE + i % ACROSS * BLOCK;
            for (int row = 0; row < BLOCK; row++) {
              for (int column = 0; column < BLOCK; column++) {
                texels[at + row * SIDE + column] = colours[i];
              }
            }
          }
          return new Rectangle2D(0, 0, SIDE, (count + ACROSS - 1) / ACROSS * BLOCK);
        });
  }
}
