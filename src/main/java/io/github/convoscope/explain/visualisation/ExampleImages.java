package io.github.convoscope.explain.visualisation;

import io.github.convoscope.data.DigitImages;
import java.util.List;

/** Real images that optimised ones are compared with. */
public interface ExampleImages {
  /** The number of images. */
  int count();

  /** Copies an image, [channels × rows × columns] in [0, 1], into an array from {@code at} on. */
  void copy(int index, float[] into, int at);

  /** The images of a data set of digits. */
  static ExampleImages of(DigitImages digits) {
    return new ExampleImages() {
      @Override
      public int count() {
        return digits.count();
      }

      @Override
      public void copy(int index, float[] into, int at) {
        digits.copy(index, into, at);
      }
    };
  }

  /** The images of two collections, one after the other. */
  static ExampleImages joined(ExampleImages one, ExampleImages other) {
    return new ExampleImages() {
      @Override
      public int count() {
        return one.count() + other.count();
      }

      @Override
      public void copy(int index, float[] into, int at) {
        if (index < one.count()) {
          one.copy(index, into, at);
        } else {
          other.copy(index - one.count(), into, at);
        }
      }
    };
  }

  /** Images in memory. */
  static ExampleImages of(List<float[]> images) {
    List<float[]> all = List.copyOf(images);
    return new ExampleImages() {
      @Override
      public int count() {
        return all.size();
      }

      @Override
      public void copy(int index, float[] into, int at) {
        System.arraycopy(all.get(index), 0, into, at, all.get(index).length);
      }
    };
  }
}
