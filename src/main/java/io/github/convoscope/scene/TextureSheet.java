package io.github.convoscope.scene;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;

/**
 * One picture with the textures of many layers, one below the other. It goes to the graphics in one
 * piece: before each piece a software renderer finishes all that it was told before, and what could
 * be drawn at the same time is drawn in turn. JavaFX thread only.
 */
final class TextureSheet {
  /** More are spread over several sheets, as unused room beside narrow textures adds up. */
  private static final int MOST_TEXELS = 4_000_000;

  private final List<LayerTexture> parts;
  private final int width;
  private final int height;
  private final PixelBuffer<IntBuffer> pixels;
  private final PhongMaterial material = new PhongMaterial(Color.WHITE);

  private TextureSheet(List<LayerTexture> parts) {
    this.parts = List.copyOf(parts);
    width = width(parts);
    height = height(parts);
    pixels =
        new PixelBuffer<>(
            width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
    material.setSpecularColor(Color.BLACK);
    material.setDiffuseMap(new WritableImage(pixels));
    int top = 0;
    for (LayerTexture part : parts) {
      part.lieOn(this, top);
      top += part.height();
    }
  }

  /** Lays textures on as few sheets as they fit. */
  static List<TextureSheet> of(List<LayerTexture> textures) {
    List<TextureSheet> sheets = new ArrayList<>();
    List<LayerTexture> together = new ArrayList<>();
    for (LayerTexture texture : textures) {
      together.add(texture);
      boolean tooLarge =
          height(together) > LayerTexture.LONGEST_SIDE
              || (long) width(together) * height(together) > MOST_TEXELS;
      if (tooLarge && together.size() > 1) {
        together.remove(together.size() - 1);
        sheets.add(new TextureSheet(together));
        together.clear();
        together.add(texture);
      }
    }
    if (!together.isEmpty()) {
      sheets.add(new TextureSheet(together));
    }
    return sheets;
  }

  private static int width(List<LayerTexture> textures) {
    return textures.stream().mapToInt(LayerTexture::width).max().orElse(1);
  }

  private static int height(List<LayerTexture> textures) {
    return textures.stream().mapToInt(LayerTexture::height).sum();
  }

  /** Texels from left to right. */
  int width() {
    return width;
  }

  /** Texels from top to bottom. */
  int height() {
    return height;
  }

  /** What meshes with these textures are made of. */
  PhongMaterial material() {
    return material;
  }

  /**
   * Shows new colours; at most once a pulse.
   *
   * @param colours for the index of a layer, one colour a neuron in its flat order
   */
  void show(IntFunction<int[]> colours) {
    pixels.updateBuffer(buffer -> write(buffer.getBuffer().array(), colours));
  }

  /** Returns where texels have changed. */
  private Rectangle2D write(int[] texels, IntFunction<int[]> colours) {
    int top = height;
    int bottom = 0;
    for (LayerTexture part : parts) {
      if (part.write(texels, colours.apply(part.layer()))) {
        top = Math.min(top, part.changedFrom());
        bottom = Math.max(bottom, part.changedTo());
      }
    }
    return top < bottom ? new Rectangle2D(0, top, width, bottom - top) : Rectangle2D.EMPTY;
  }
}
